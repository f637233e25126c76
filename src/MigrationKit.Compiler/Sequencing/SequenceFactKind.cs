namespace MigrationKit.Compiler.Sequencing;

/// <summary>What the order of a set shows and Validation judges. In brackets what Detail and Other of the fact say.</summary>
internal enum SequenceFactKind
{
    /// <summary>Two files of one version, different ids; the later by name. (The version; the path of the earlier.)</summary>
    DuplicateVersion,

    /// <summary>Two files give the same id in the same direction; only the first by path counts. (The id; the path of the first.)</summary>
    DuplicateId,

    /// <summary>Ids that differ only in upper and lower case: one file on some file systems. (The id; the path of the other.)</summary>
    IdsDifferOnlyInCase,

    /// <summary>A number is left out in a set that counts by one. (The version behind the gap; '3', or '3 to 5', which is missing.)</summary>
    Gap,

    /// <summary>
    /// A down script whose up script does not exist.
    /// (The id; the id of the one up script of that version, if there is exactly one, else empty.)
    /// </summary>
    DownWithoutUp,

    /// <summary>The journal names a migration that has no file, or a file is missing in the journal. (A clause that says so; the id.)</summary>
    JournalMismatch,

    /// <summary>The journal cannot be read. (A clause that says why; empty.)</summary>
    JournalUnreadable,

    /// <summary>A script with a version that is repeatable by its folder. (The version; the folder.)</summary>
    VersionInAnytimeFolder,
}
