namespace MigrationKit.Compiler.Validation;

/// <summary>What the replay of a set shows and the rules judge. In brackets what Detail and Other of the fact say.</summary>
internal enum ReplayFactKind
{
    /// <summary>The engine refuses the statement, on an empty database too. (Its message; the engine.)</summary>
    Fails,

    /// <summary>The statement runs on an empty database and fails once tables have rows, whatever they hold. (The engine's message; the engine.)</summary>
    FailsOnRows,

    /// <summary>Rows of a table that the statement does not name vanish, or lose what they refer to. (A clause that says so; the table that is dropped or replaced.)</summary>
    RowsLost,

    /// <summary>A rebuild puts values into other columns. (A clause that names them; the table.)</summary>
    ColumnsSwapped,

    /// <summary>A rebuild does not bring back what belonged to the table. (What is gone; the table.)</summary>
    ObjectsLost,

    /// <summary>A rebuild forgets the AUTOINCREMENT counter. (The table; empty.)</summary>
    CounterLost,

    /// <summary>The script leaves behind what foreign_key_check or integrity_check complains about. (The complaint; empty.)</summary>
    Violation,

    /// <summary>Up, down and up again gives another schema. (A clause that names the difference; empty.)</summary>
    DownChangesSchema,

    /// <summary>The down script fails, or the up script behind it. (The engine's message; the engine.)</summary>
    DownFails,

    /// <summary>No row could be made up for a table, so the migration was not tried on rows of it. (The table; the engine's message.)</summary>
    TableNotFilled,

    /// <summary>There is no engine to replay on. (What was looked for; empty.)</summary>
    NoEngine,

    /// <summary>The time of the replay was up while this ran. (The limit in seconds; empty.)</summary>
    TimeLimit,

    /// <summary>The statement wants something that a replay does not do. (What; empty.)</summary>
    Denied,

    /// <summary>The statement fails on the rows that were made up, and rows that keep to what it demands would pass. (The engine's message; the engine.)</summary>
    MayFailOnRows,

    /// <summary>A view, a trigger or the foreign keys of a table that compiled before the statement do not any more, nor at the end of the set. (It; the engine's message.)</summary>
    ObjectBroken,

    /// <summary>What the statement makes fails as soon as it is used, at the end of the set too. (It; the engine's message.)</summary>
    MadeBroken,

    /// <summary>What the script requires or ensures is not so. (Which, and its answer; what is in the tables.)</summary>
    ConditionNotMet,

    /// <summary>Whether what the migration newly demands bears rows that were there was not tried. (The demand; why not.)</summary>
    DemandNotTried,

    /// <summary>The statement takes something away from programs or data. (What an 'allow' has to say: 'drop-column users.email'; what became of it.)</summary>
    TakesAway,

    /// <summary>schema.snapshot says something else than the migrations make. (The first difference; empty.)</summary>
    StaleSnapshot,

    /// <summary>The lock file at the path gives a migration another impact than running it has. (The migration's id; the impact that it has.)</summary>
    LockedImpactDiffers,
}
