using EcommerceDashboard.Hosting;

return await DashboardCommandLine.RunAsync(args);
