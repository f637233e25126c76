namespace MigrationKit;

/// <summary>The wording of every refusal in one place: what was found, where, and the way out.</summary>
internal static class Refusals
{
    public static MigrationException EmptySet(string set) => new(
        MigrationErrorKind.EmptySet,
        $"The migration set '{set}' is empty: no SQL file was found in its folder when the program was built. " +
        "Put a file such as '0001_initial.sql' into the folder and build again; if there are files, check that the project includes them " +
        "(EnableDefaultMigrationItems, or a MigrationSet item for a folder of another name).");

    public static ValidationFinding SetRenamed(string set, string other, Migration first, string database) => new(
        MigrationErrorKind.InvalidHistory,
        $"The {database} has no history of set '{set}', but one of set '{other}' that begins with the same migration '{first.Id}': " +
        $"the folder was renamed. Set MigrationOptions.SetName to \"{other}\" to go on with that history.")
    { MigrationId = first.Id, File = first.Up.File };

    public static ValidationFinding Inconsistent(HistoryRow row, string what, string database) => new(
        MigrationErrorKind.InvalidHistory,
        FormattableString.Invariant($"The history of set '{row.Set}' in the {database} contradicts itself at migration '{row.Id}' (ordinal {row.Ordinal}): {what}. ") +
        "Restore the history table from a backup, or undo the manual change.")
    { MigrationId = row.Id };

    public static ValidationFinding RowsLost(NewestRow lost, IReadOnlyList<string> ids, HistoryRow last, AppliedHistory history, string database) => new(
        MigrationErrorKind.InvalidHistory,
        FormattableString.Invariant($"The history of set '{history.SetName}' in the {database} has lost {(lost.Ordinal - last.Ordinal == 1 ? "its newest row" : $"its {lost.Ordinal - last.Ordinal} newest rows")}: ") +
        FormattableString.Invariant($"migration '{lost.Id}' (ordinal {lost.Ordinal}) was recorded last, and the last row there is '{last.Id}' (ordinal {last.Ordinal}). A row was deleted by hand. ") +
        "Restore the database or its history table from a backup. " +
        (ids.Count == 1
            ? RecordAgain(history, ids, $"If the database has what '{lost.Id}' does, record it again: name it in RepairOptions.MarkApplied. ") +
              $"If it was taken back by hand and is to run again, name '{lost.Id}' in RepairOptions.RunAgain."
            : $"The other rows may have been of any that is pending before it, so each of these has to be named: {string.Join(", ", ids.Select(id => $"'{id}'"))}. " +
              RecordAgain(history, ids, "What the database has, record again: name it in RepairOptions.MarkApplied. ") +
              "What it does not have, or was taken back by hand, is to run: name it in RepairOptions.RunAgain."))
    { MigrationId = lost.Id };

    public static ValidationFinding Missing(HistoryRow row, string set, string database) => new(
        MigrationErrorKind.MissingMigration,
        $"Migration '{row.Id}' was applied to the {database} and is no longer in set '{set}', although later ones are: its file was deleted or renamed. " +
        "Restore the file under its old name from version control; what it did is undone by a new migration, not by deleting it.")
    { MigrationId = row.Id, ExpectedChecksum = row.Checksum };

    public static ValidationFinding Newer(IReadOnlyList<HistoryRow> unknown, IReadOnlyList<string> lacking, string set, string database) => new(
        MigrationErrorKind.DatabaseIsNewer,
        $"The {database} has {(unknown.Count == 1 ? "a migration" : "migrations")} of set '{set}' that this program does not know: " +
        $"{NamedMigrations.Of([.. unknown.Select(row => row.Id)])}. " +
        (lacking.Count == 0
            ? $"Either it was used by a newer version of the program, {WhyNotSafe(unknown)}: start that version, or restore a backup from before the update. " +
              $"Or {(unknown.Count == 1 ? "the file was" : "their files were")} deleted or renamed here: restore {(unknown.Count == 1 ? "it" : "them")} from version control."
            : $"It was used by a newer version of the program or by one from another branch (this one has {NamedMigrations.Of(lacking)} instead): " +
              "start that version, merge the branches, or restore a backup."))
    { MigrationId = unknown[0].Id };

    public static ValidationFinding Changed(Migration migration, HistoryRow row, string database) => Mismatch(
        migration, row,
        $"Migration '{migration.Id}' ({migration.Up.File}) has been changed after it was applied to the {database} on {Utc(row.AppliedAt)}: " +
        $"it was applied with checksum {row.Checksum}, this program has {migration.Checksum}. " +
        $"Restore the file from version control ('git checkout -- \"*{migration.Up.File}\"'), or put the change in a new migration.");

    public static ValidationFinding NotAccepted(Migration migration, HistoryRow row, string database) => Mismatch(
        migration, row,
        $"Migration '{migration.Id}' ({migration.Up.File}) has other SQL than when it was applied to the {database} on {Utc(row.AppliedAt)}, so a repair would hide a difference. " +
        $"Restore the file from version control; or, once you have made sure that the database is as the file says now, name '{migration.Id}' in RepairOptions.Accept. " +
        "The history was not changed.");

    public static ValidationFinding NothingToAccept(string id, string set, string database) => new(
        MigrationErrorKind.UnknownMigration,
        $"RepairOptions.Accept names '{id}', and no migration of that id in set '{set}' differs from what was applied to the {database}. " +
        "Leave it out, or correct the id; ids are file names without extension. The history was not changed.")
    { MigrationId = id };

    public static ValidationFinding NothingToMark(string id, string why) => new(
        MigrationErrorKind.UnknownMigration,
        $"RepairOptions.MarkApplied names '{id}', {why}. The history was not changed.")
    { MigrationId = id };

    public static ValidationFinding NothingToRunAgain(string id, string set, string database) => new(
        MigrationErrorKind.UnknownMigration,
        $"RepairOptions.RunAgain names '{id}', and that is not the newest row that the history of set '{set}' in the {database} has lost. " +
        "Leave it out, or name the one that a run is refused for. The history was not changed.")
    { MigrationId = id };

    public static ValidationFinding ChangedMidway(Migration migration, HistoryRow row, string database) => Mismatch(
        migration, row,
        FormattableString.Invariant($"Migration '{migration.Id}' ({migration.Up.File}) was interrupted on the {database} after {row.Progress} statements and has been changed since: ") +
        $"it began with checksum {row.Checksum}, this program has {migration.Checksum}. " +
        "Restore the file as it was so that it can be finished, then put the change in a new migration.");

    public static ValidationFinding OutOfOrder(Migration migration, Migration last, string database) => new(
        MigrationErrorKind.OutOfOrder,
        $"Migration '{migration.Id}' ({migration.Up.File}) is pending but sorts before '{last.Id}', which the {database} already has: it was probably merged late. " +
        $"Give it a version after '{last.Id}', or set MigrationOptions.AllowOutOfOrder to run it as it is.")
    { MigrationId = migration.Id, File = migration.Up.File };

    public static ValidationFinding EnvironmentNotSet(Migration migration, string[] environments) => new(
        MigrationErrorKind.EnvironmentNotSet,
        $"Migration '{migration.Id}' ({migration.Up.File}) is only for {string.Join(", ", environments)}, and MigrationOptions.Environment does not say which environment this is. " +
        "Set it, for example to the host's environment name.")
    { MigrationId = migration.Id, File = migration.Up.File };

    public static ValidationFinding NoStep(Migration migration, MigrationScript script, MigrationDirective directive) => At(
        MigrationErrorKind.StepFailed, migration, script, directive,
        $"names the step '{directive.Value}', and the set has no C# method for it. Write the method in the migration's partial class, or remove the directive.");

    public static ValidationFinding BadTimeout(Migration migration, MigrationScript script, MigrationDirective directive) => At(
        MigrationErrorKind.InvalidFolder, migration, script, directive,
        $"has the time limit '{directive.Value}', which is none. Write a number and a unit, of at most 24 days: 500ms, 30s or 5m.");

    public static ValidationFinding NotInSet(string id, MigrationSet set) => new(
        MigrationErrorKind.UnknownMigration,
        $"The set '{set.Name}' has no migration '{id}'. " +
        (Meant(id, set) is { } meant ? $"That may be '{meant.Id}'" : $"Its last one is '{set[set.Count - 1].Id}'") + "; ids are file names without extension.")
    { MigrationId = id };

    public static ValidationFinding Repeatable(Migration migration) => new(
        MigrationErrorKind.UnknownMigration,
        $"Migration '{migration.Id}' is repeatable and has no place in the order to go to. Name a versioned migration.")
    { MigrationId = migration.Id, File = migration.Up.File };

    public static ValidationFinding NotApplied(Migration migration, string database) => new(
        MigrationErrorKind.UnknownMigration,
        $"Migration '{migration.Id}' has not been applied to the {database}, so there is nothing to go back to. Name one that has.")
    { MigrationId = migration.Id, File = migration.Up.File };

    public static ValidationFinding Interrupted(HistoryRow row, string database) => new(
        MigrationErrorKind.InvalidHistory,
        FormattableString.Invariant($"Migration '{row.Id}' was interrupted on the {database} after {row.Progress} statements. Run MigrateAsync so that it is finished, then roll back."))
    { MigrationId = row.Id };

    public static ValidationFinding NoDown(Migration migration, string database) => new(
        MigrationErrorKind.NoDownScript,
        $"Migration '{migration.Id}' ({migration.Up.File}) cannot be taken back from the {database}: it has no down script. " +
        "Undo what it did in a new migration, or restore a backup.")
    { MigrationId = migration.Id, File = migration.Up.File };

    public static ValidationFinding DownOutside(Migration migration) => new(
        MigrationErrorKind.NoDownScript,
        $"The down script of migration '{migration.Id}' ({migration.Down!.File}) cannot run in a transaction ({migration.Down.OutsideReason}), " +
        "so an interruption would leave the migration half taken back. Remove what needs to run outside from it, or undo it in a new migration.")
    { MigrationId = migration.Id, File = migration.Down.File };

    public static ValidationFinding HasHistory(AppliedHistory history, string database) => new(
        MigrationErrorKind.InvalidHistory,
        $"The {database} already has a history of set '{history.SetName}', up to '{history.Rows[^1].Id}': a baseline is for a database without one. " +
        "Run MigrateAsync instead.")
    { MigrationId = history.Rows[^1].Id };

    public static ValidationFinding[] Drift(IEnumerable<SchemaDifference> drift, string set, string database) =>
    [
        .. drift.Select(difference => new ValidationFinding(
            MigrationErrorKind.SchemaDrift,
            $"The schema of the {database} is not the one that set '{set}' makes: {difference}. It was changed by hand: " +
            "put the change in a new migration, or undo it in the database.")),
    ];

    private static ValidationFinding Mismatch(Migration migration, HistoryRow row, string message) => new(MigrationErrorKind.ChecksumMismatch, message)
    {
        MigrationId = migration.Id,
        File = migration.Up.File,
        ExpectedChecksum = row.Checksum,
        FoundChecksum = migration.Checksum,
    };

    private static ValidationFinding At(
        MigrationErrorKind kind, Migration migration, MigrationScript script, MigrationDirective directive, string what) => new(
        kind, FormattableString.Invariant($"{script.File}({directive.Line},{directive.Column}): migration '{migration.Id}' {what}"))
    {
        MigrationId = migration.Id,
        File = script.File,
        Line = directive.Line,
        Column = directive.Column,
    };

    // Only where something is known to be unsafe: that the impact of a migration is not known needs no words.
    private static string WhyNotSafe(IReadOnlyList<HistoryRow> unknown) =>
        unknown.FirstOrDefault(row => row.Impact is MigrationImpact.Breaking or MigrationImpact.Destructive) is not { } row
            ? "and the history does not say that what was done only adds"
        : row.Impact == MigrationImpact.Breaking ? $"and '{row.Id}' dropped, renamed or tightened what this one may rely on"
        : $"and '{row.Id}' removed data that this one may rely on";

    // A repeatable, and what the set does not have, cannot be recorded without being run.
    private static string RecordAgain(AppliedHistory history, IReadOnlyList<string> ids, string how) =>
        ids.Any(id => history.Index.Find(id) is { Kind: MigrationKind.Versioned }) ? how : "";

    // Other tools keep the version (2), or the file's whole name; both are typed.
    private static Migration? Meant(string id, MigrationSet set)
    {
        var version = id.TrimStart('V', 'v', '0');
        var found = set.Where(migration => migration.Version == version || id.StartsWith(migration.Id + ".", StringComparison.Ordinal)).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static string Utc(DateTimeOffset time) => FormattableString.Invariant($"{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
}
