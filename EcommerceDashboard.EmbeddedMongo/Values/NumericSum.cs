namespace EcommerceDashboard.EmbeddedMongo.Values;

/// <summary>
/// The sum and mean of numbers of mixed types, as <c>$sum</c> and <c>$avg</c> make them: integers exactly, doubles with compensation,
/// decimals by themselves, brought together at the end in the widest type met. Mutable: hold it in a field, not in a readonly one.
/// </summary>
internal struct NumericSum
{
    private Int128 _integers;
    private CompensatedSum _doubles;
    private UnpackedDecimal _decimals;
    private BsonType _type;

    /// <summary>How many numbers were added.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a number; anything else is passed over, as by the server.</summary>
    public void Add(BsonValue? value)
    {
        switch (value)
        {
            case BsonDecimal128 exact:
                Add(exact.Value);
                break;
            case BsonDouble real:
                Add(real.Value);
                break;
            case BsonInt32 whole:
                Add(whole.Value);
                break;
            case BsonInt64 whole:
                Add(whole.Value);
                break;
        }
    }

    public void Add(Decimal128 value)
    {
        _decimals = DecimalArithmetic.Add(_decimals, new UnpackedDecimal(value));
        Met(BsonType.Decimal128);
    }

    public void Add(double value)
    {
        _doubles.Add(value);
        Met(BsonType.Double);
    }

    public void Add(int value)
    {
        _integers += value;
        Met(BsonType.Int32);
    }

    public void Add(long value)
    {
        _integers += value;
        Met(BsonType.Int64);
    }

    /// <summary>Adds what another sum has gathered.</summary>
    public void Add(in NumericSum other)
    {
        if (other.Count == 0) return;
        _integers += other._integers;
        _doubles.Add(other._doubles);
        _decimals = DecimalArithmetic.Add(_decimals, other._decimals);
        _type = Count == 0 ? other._type : Numbers.Widest(_type, other._type);
        Count += other.Count;
    }

    /// <summary>The sum: int32 0 of nothing; an int32 sum that overflows becomes int64, an int64 sum double.</summary>
    public readonly BsonValue Total() => Count == 0 ? new BsonInt32(0) : _type switch
    {
        BsonType.Decimal128 => new BsonDecimal128(DecimalTotal()),
        BsonType.Double => new BsonDouble(DoubleTotal()),
        _ when _integers > long.MaxValue || _integers < long.MinValue => new BsonDouble((double)_integers),
        BsonType.Int32 => Numbers.Int32OrInt64((long)_integers),
        _ => new BsonInt64((long)_integers),
    };

    /// <summary>The mean: a decimal if decimals took part, else a double; null of nothing.</summary>
    public readonly BsonValue Mean() => Count == 0 ? BsonNull.Value
        : _type == BsonType.Decimal128 ? new BsonDecimal128(DecimalArithmetic.Divide(DecimalTotal(), DecimalArithmetic.FromInt64(Count)))
        : new BsonDouble(DoubleTotal() / Count);

    private readonly double DoubleTotal()
    {
        var total = _doubles;
        // In two parts, so that no digit of a large integer is lost before the compensation.
        var high = (double)_integers;
        total.Add(high);
        total.Add((double)(_integers - (Int128)high));
        return total.Value;
    }

    private readonly Decimal128 DecimalTotal()
    {
        var others = DecimalArithmetic.Add(_doubles.ToDecimal(), DecimalArithmetic.FromInt128(_integers));
        return DecimalArithmetic.Add(_decimals, others);
    }

    private void Met(BsonType type)
    {
        if (type != _type)
            _type = Count == 0 ? type : Numbers.Widest(_type, type);
        Count++;
    }
}
