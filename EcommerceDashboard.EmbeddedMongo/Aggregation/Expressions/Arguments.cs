namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;

/// <summary>Reads the argument lists of operators.</summary>
internal static class Arguments
{
    /// <summary>All arguments: the elements of an array, or the one thing that stands in its place.</summary>
    public static Expression[] All(BsonValue argument, VariableScope scope)
    {
        if (argument is not BsonArray array) return [Expression.ParseOperand(argument, scope)];
        var operands = new Expression[array.Count];
        for (var i = 0; i < operands.Length; i++)
            operands[i] = Expression.ParseOperand(array[i], scope);
        return operands;
    }

    /// <summary>The only argument.</summary>
    /// <exception cref="CommandException">Location16020.</exception>
    public static Expression Single(string name, BsonValue argument, VariableScope scope) => Exactly(1, name, argument, scope)[0];

    /// <summary>A fixed number of arguments.</summary>
    /// <exception cref="CommandException">Location16020.</exception>
    public static Expression[] Exactly(int count, string name, BsonValue argument, VariableScope scope)
    {
        var given = argument is BsonArray array ? array.Count : 1;
        return given == count
            ? All(argument, scope)
            : throw CommandException.Location(16020, $"Expression {name} takes exactly {count} arguments. {given} were passed in.");
    }

    /// <summary>An evaluated argument that must be an integer of 32 bits.</summary>
    /// <exception cref="CommandException">No number, or no such integer: the given codes.</exception>
    public static int Int32(BsonValue? value, string what, int notNumeric, int notInteger)
    {
        if (!Numbers.IsNumber(value)) throw CommandException.Location(notNumeric, $"{what} must be numeric, but is of type: {BsonTypeNames.Of(value)}");
        return Numbers.ExactInt32(value) ?? throw CommandException.Location(notInteger, $"{what} can't be represented as a 32-bit integer: {value}");
    }

    /// <summary>A number of arguments between two bounds.</summary>
    /// <exception cref="CommandException">Location28667.</exception>
    public static Expression[] Between(int minimum, int maximum, string name, BsonValue argument, VariableScope scope)
    {
        var given = argument is BsonArray array ? array.Count : 1;
        return given >= minimum && given <= maximum
            ? All(argument, scope)
            : throw CommandException.Location(28667, $"Expression {name} takes at least {minimum} arguments, and at most {maximum}, but {given} were passed in.");
    }
}
