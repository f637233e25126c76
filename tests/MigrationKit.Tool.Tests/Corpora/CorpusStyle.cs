namespace MigrationKit.Tool.Tests.Corpora;

/// <summary>How the files of a folder run on the engine by themselves, one after the other (docs/corpora.md).</summary>
internal enum CorpusStyle
{
    /// <summary>As they stand.</summary>
    Plain,

    /// <summary>Each inside a transaction that its tool opens and commits.</summary>
    Tx,

    /// <summary>Not here: no such engine, or they begin on a database that something else made. They are only compiled.</summary>
    Compiles,
}
