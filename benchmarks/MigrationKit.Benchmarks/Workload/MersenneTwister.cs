namespace MigrationKit.Benchmarks.Workload;

/// <summary>MT19937 seeded and read as CPython's <c>random.Random(seed)</c> does, so that the workload's bytes can be made by a script too.</summary>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Size];
    private int _next = Size;

    public MersenneTwister(uint seed)
    {
        Seed(19650218);
        var i = 1;
        for (var k = 0; k < Size; k++)
        {
            _state[i] = (_state[i] ^ (Previous(i) * 1664525)) + seed;
            i = Following(i);
        }

        for (var k = 0; k < Size - 1; k++)
        {
            _state[i] = (_state[i] ^ (Previous(i) * 1566083941)) - (uint)i;
            i = Following(i);
        }

        _state[0] = 0x80000000;
    }

    /// <summary>A number from 0 below <paramref name="limit"/>: as many bits as the limit has, drawn again while too large.</summary>
    public int Below(int limit)
    {
        var bits = 32 - int.LeadingZeroCount(limit);
        int number;
        do
        {
            number = (int)(Next() >> (32 - bits));
        }
        while (number >= limit);

        return number;
    }

    public T Choice<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    private void Seed(uint seed)
    {
        _state[0] = seed;
        for (var i = 1; i < Size; i++)
        {
            _state[i] = (1812433253 * (_state[i - 1] ^ (_state[i - 1] >> 30))) + (uint)i;
        }
    }

    private uint Previous(int i) => _state[i - 1] ^ (_state[i - 1] >> 30);

    private int Following(int i)
    {
        if (++i < Size)
        {
            return i;
        }

        _state[0] = _state[Size - 1];
        return 1;
    }

    private uint Next()
    {
        if (_next == Size)
        {
            Refill();
        }

        var y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    private void Refill()
    {
        for (var i = 0; i < Size; i++)
        {
            var y = (_state[i] & 0x80000000) | (_state[(i + 1) % Size] & 0x7fffffff);
            _state[i] = _state[(i + Middle) % Size] ^ (y >> 1) ^ ((y & 1) * 0x9908b0df);
        }

        _next = 0;
    }
}
