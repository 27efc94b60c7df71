using EcommerceDashboard.EmbeddedMongo.Aggregation.Accumulators;

namespace EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;

/// <summary><c>$stdDevPop</c> and <c>$stdDevSamp</c> over windows.</summary>
internal static class StandardDeviationFunction
{
    public static AccumulatorFunction Parse(WindowSpecification specification)
    {
        var input = specification.Scope.Parse(specification.Argument);
        var bounds = specification.Bounds();
        var isSample = specification.Name == "$stdDevSamp";
        return new AccumulatorFunction(new Accumulator(_ => new StandardDeviationState(input, isSample, bounds.IsSliding), input), bounds);
    }
}
