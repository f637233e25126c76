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
        new MK4001FailsInReplay(),
        new MK4002FailsOnceRowsExist(),
        new MK4003RowsLost(),
        new MK4004ColumnsSwapped(),
        new MK4005ObjectsLost(),
        new MK4006CounterLost(),
        new MK4007ViolationLeft(),
        new MK4008DownGivesAnotherSchema(),
        new MK4009DownFails(),
        new MK4010TableNotFilled(),
        new MK4011NoEngine(),
        new MK4012ReplayTimeLimit(),
        new MK4013ReplayDenied(),
        new MK4014MayFailOnRows(),
        new MK4020StaleSnapshot(),
        new MK5030TakesAway(),
        new MK9001OwnFault(),
    ];

    public static Rule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);
}
