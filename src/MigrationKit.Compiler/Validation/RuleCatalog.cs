using MigrationKit.Compiler.Validation.Rules;

namespace MigrationKit.Compiler.Validation;

/// <summary>Every rule there is, by id. A rule that is not listed does not run; Conventions.Tests holds the list to the files.</summary>
internal static class RuleCatalog
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new MK1001UnreadableFileName(),
        new MK1002SetNameClash(),
        new MK1003IdsDifferOnlyInCase(),
        new MK2001InvalidUtf8(),
        new MK2002NulCharacter(),
        new MK2003UnterminatedString(),
        new MK2004UnterminatedIdentifier(),
        new MK2005UnterminatedComment(),
        new MK2006UnterminatedDollarQuote(),
        new MK2007UnterminatedTrigger(),
        new MK2008UnknownDirective(),
        new MK2009MalformedDirective(),
        new MK2010MalformedSection(),
        new MK2011EmptyScript(),
        new MK2012OwnTransactionControl(),
        new MK2013UnbalancedTransactionControl(),
        new MK2014PlaceholderLikeText(),
        new MK2015AllowCannotSilence(),
        new MK3001DuplicateVersion(),
        new MK3002DuplicateId(),
        new MK3003Gap(),
        new MK3004DownWithoutUp(),
        new MK3005JournalUnreadable(),
        new MK3006JournalMismatch(),
        new MK3101LockedMigrationEdited(),
        new MK3102LockedMigrationReformatted(),
        new MK3103LockedMigrationMissing(),
        new MK3104LockedMigrationRenamed(),
        new MK3105LockedMigrationReordered(),
        new MK3106InsertedBeforeLocked(),
        new MK3107LockFileUntrustworthy(),
        new MK3108PendingNotLocked(),
        new MK5001ForeignKeySwitch(),
        new MK5002RebuildUnderCascade(),
        new MK5003RebuildUnderForeignKeys(),
        new MK5004RenameTakesReferences(),
        new MK5005CopyByPosition(),
        new MK5006DoubleQuotedText(),
        new MK5007NullablePrimaryKey(),
        new MK5008SurprisingType(),
        new MK5009UnsteadyValue(),
        new MK5010HiddenDrift(),
        new MK5011UnindexedForeignKey(),
        new MK5012WritableSchema(),
        new MK5013ReservedName(),
        new MK5014LeavesTransaction(),
        new MK5015AddedColumn(),
        new MK5016NeedsNewerSqlite(),
        new MK5017EveryRow(),
        new MK5018IdleAllowance(),
        new MK9001OwnFault(),
    ];

    public static Rule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);
}
