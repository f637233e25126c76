namespace Conventions.Tests.PublicApi;

/// <summary>One of each kind of member, for the test that shows what the baseline sees. What is not public must not appear.</summary>
public class Example<T>(T first) : IDisposable
    where T : class, new()
{
    public const string Name = "x";

    public required string Title { get; init; }

    protected int Count { get; private set; }

    internal T First => first;

    public static bool operator ==(Example<T>? left, Example<T>? right) => ReferenceEquals(left, right);

    public static bool operator !=(Example<T>? left, Example<T>? right) => !(left == right);

    public Dictionary<string, T?>? Find(string? name, int limit = 5) => name is null ? null : new(limit);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => Count;

    public void Dispose()
    {
        Count = 0;
        GC.SuppressFinalize(this);
    }
}
