namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>What a statement does, as far as another script can be concerned by it. In brackets what the fact's texts hold.</summary>
internal enum StatementFactKind
{
    /// <summary>CREATE TABLE. (Name: the table that SELECT * takes the columns from; Columns: empty where they are not known.)</summary>
    CreateTable,
    DropTable,

    /// <summary>(Name: the new name.)</summary>
    RenameTable,

    /// <summary>(Name: the column; Detail: what makes it fail on rows, or empty.)</summary>
    AddColumn,

    /// <summary>(Name: the column; Columns: the new name.)</summary>
    RenameColumn,

    /// <summary>(Name: the column.)</summary>
    DropColumn,

    /// <summary>(Name: the index; Columns: its first column.)</summary>
    CreateIndex,

    /// <summary>(Name: the index.)</summary>
    DropIndex,

    /// <summary>INSERT, REPLACE, or UPDATE or DELETE of some rows. (Columns: those that INSERT names, or empty.)</summary>
    Write,

    /// <summary>UPDATE or DELETE without WHERE. (Name: the verb; Columns: what UPDATE sets.)</summary>
    WriteEveryRow,

    /// <summary>INSERT … SELECT * FROM one table. (Name: that table; Columns: those that INSERT names, or empty.)</summary>
    CopyAll,

    /// <summary>A value compared with something in double quotes, which may be a column. (Name: it.)</summary>
    MaybeColumn,

    /// <summary>IF [NOT] EXISTS; these come behind all other facts. (Table: what is made or dropped; Name: CREATE or DROP; Detail: the words.)</summary>
    ExistsClause,

    /// <summary>(Name: the pragma, in lower case; Detail: 'on' or 'off'.)</summary>
    Switch,
}
