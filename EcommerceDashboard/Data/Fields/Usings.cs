// Whatever brings orders in speaks of these fields.
global using EcommerceDashboard.Data.Fields;
