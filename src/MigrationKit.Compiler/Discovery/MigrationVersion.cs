namespace MigrationKit.Compiler.Discovery;

/// <summary>
/// A version as numbers, compared as numbers and never by culture: 2 &lt; 10, 0.9 &lt; 0.10, 1 = 1.0.
/// Parts are kept as digits, so that no length overflows.
/// </summary>
internal sealed class MigrationVersion : IEquatable<MigrationVersion>, IComparable<MigrationVersion>
{
    private readonly string[] _parts;

    /// <param name="parts">Digits only; leading zeros and trailing zero parts do not count.</param>
    public MigrationVersion(IEnumerable<string> parts)
    {
        _parts = parts.ToArray();
        for (var i = 0; i < _parts.Length; i++)
        {
            var digits = _parts[i].TrimStart('0');
            _parts[i] = digits.Length == 0 ? "0" : digits;
        }

        var count = _parts.Length;
        while (count > 1 && _parts[count - 1] == "0")
        {
            count--;
        }

        Array.Resize(ref _parts, count);
    }

    /// <summary>The single number, or null where the version has several parts or is beyond 64 bits.</summary>
    public long? Number => _parts.Length == 1 && long.TryParse(_parts[0], out var number) ? number : null;

    /// <summary>The first of several numbers, or the single one; null where it is beyond 64 bits.</summary>
    public long? Major => long.TryParse(_parts[0], out var number) ? number : null;

    public int CompareTo(MigrationVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        for (var i = 0; i < Math.Max(_parts.Length, other._parts.Length); i++)
        {
            var mine = i < _parts.Length ? _parts[i] : "0";
            var theirs = i < other._parts.Length ? other._parts[i] : "0";
            var order = mine.Length != theirs.Length ? mine.Length.CompareTo(theirs.Length) : string.CompareOrdinal(mine, theirs);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    public bool Equals(MigrationVersion? other) => other is not null && CompareTo(other) == 0;

    public override bool Equals(object? obj) => Equals(obj as MigrationVersion);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    public override string ToString() => string.Join(".", _parts);
}
