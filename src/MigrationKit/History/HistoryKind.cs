namespace MigrationKit;

/// <summary>What a history row stands for.</summary>
public enum HistoryKind
{
    /// <summary>A versioned migration was run.</summary>
    Versioned,

    /// <summary>A repeatable migration was run.</summary>
    Repeatable,

    /// <summary>Marked as applied without being run.</summary>
    Baseline,

    /// <summary>A script outside a transaction has begun and not ended; <see cref="HistoryRow.Progress"/> says how far it came.</summary>
    Started,
}
