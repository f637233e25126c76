namespace MigrationKit.Compiler.Sequencing;

internal enum LockDifferenceKind
{
    /// <summary>Checksum and fingerprint differ: the SQL is another.</summary>
    SqlEdited,

    /// <summary>Only the checksum differs: comments or white space.</summary>
    LookEdited,

    /// <summary>The lock file has it, the folder does not.</summary>
    Missing,

    /// <summary>Missing, and an unlocked migration has the same fingerprint: <see cref="LockDifference.Other"/> is its id.</summary>
    Renamed,

    /// <summary>
    /// Stands in another order than it was shipped in; <see cref="LockDifference.Other"/> is the id it now comes after, which
    /// was shipped later. Not seen in environments: theirs is the order in which things really happened.
    /// </summary>
    Reordered,

    /// <summary>Not locked, and stands before a locked one (<see cref="LockDifference.Other"/>, the next behind it).</summary>
    InsertedBefore,
}
