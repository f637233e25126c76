namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>What SQL may do unasked; Validation makes problems of it. Each says what Detail and Other of the <see cref="Hazard"/> hold.</summary>
internal enum HazardKind
{
    /// <summary>A switch of foreign_keys whose effect is not what it says. Detail: 'on' where it is left out; otherwise what depends on it.</summary>
    ForeignKeySwitch,

    /// <summary>DROP TABLE works on the rows that refer to the table. Detail: the table. Other: the tables with their actions.</summary>
    DropCascades,

    /// <summary>A rebuild of a table that others refer to, with foreign keys on. Detail: the table. Other: the tables that refer to it.</summary>
    RebuildUnderForeignKeys,

    /// <summary>The same, where the script defers foreign keys. Detail and Other as there.</summary>
    RebuildUnderDeferredForeignKeys,

    /// <summary>A table is renamed and made anew: what refers to it goes along. Detail: 'old -> new'. Other: the tables that refer to it.</summary>
    RenameTakesReferences,

    /// <summary>A copy by SELECT * into columns of another order. Detail: 'old -> new' table. Other: the columns that change places.</summary>
    CopyByPosition,

    /// <summary>A value in double quotes. Detail: as written.</summary>
    DoubleQuotedValue,

    /// <summary>A primary key that takes NULL. Detail: the column. Other: how it is declared.</summary>
    NullablePrimaryKey,

    /// <summary>A type name that means another type. Detail: as written. Other: what it means, and what was meant.</summary>
    SurprisingType,

    /// <summary>A value that differs at each run. Detail: the calls, separated by ', '.</summary>
    UnsteadyValue,

    /// <summary>IF [NOT] EXISTS. Detail: the statement's first words and the name.</summary>
    ExistsClause,

    /// <summary>A foreign key without an index on its columns. Detail: the table. Other: the columns.</summary>
    UnindexedForeignKey,

    /// <summary>PRAGMA writable_schema is switched on. Detail: empty.</summary>
    WritableSchema,

    /// <summary>A name that belongs to somebody else. Detail: the name. Other: whose it is.</summary>
    ReservedName,

    /// <summary>One statement takes the whole script out of the transaction. Detail: the statement.</summary>
    LeavesTransaction,

    /// <summary>ADD COLUMN that needs an empty table, or never works. Detail: the column. Other: why.</summary>
    AddedColumn,

    /// <summary>Something that older engines do not know. Detail: what. Other: the version that brought it.</summary>
    NeedsEngine,

    /// <summary>UPDATE or DELETE without WHERE. Detail: the verb. Other: the table.</summary>
    EveryRow,
}
