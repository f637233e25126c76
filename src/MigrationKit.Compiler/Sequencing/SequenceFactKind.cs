namespace MigrationKit.Compiler.Sequencing;

/// <summary>What the order of a set shows and Validation judges.</summary>
internal enum SequenceFactKind
{
    /// <summary>Two files of one version, different ids; the later by name.</summary>
    DuplicateVersion,

    /// <summary>Two files give the same id in the same direction.</summary>
    DuplicateId,

    /// <summary>Ids that differ only in upper and lower case: one file on some file systems.</summary>
    IdsDifferOnlyInCase,

    /// <summary>A number is left out in a set that counts by one.</summary>
    Gap,

    /// <summary>A down script whose up script does not exist.</summary>
    DownWithoutUp,

    /// <summary>The journal names a migration that has no file, or a file is missing in the journal.</summary>
    JournalMismatch,

    /// <summary>The journal cannot be read.</summary>
    JournalUnreadable,
}
