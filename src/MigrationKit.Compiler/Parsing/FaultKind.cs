namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// What the parser saw and does not judge; Validation makes problems of it.
/// Each says what <see cref="Fault.Detail"/> holds; 'excerpt' is the first line of what the span covers, cut at 60 characters.
/// </summary>
internal enum FaultKind
{
    /// <summary>At the first replacement character. Detail: empty.</summary>
    InvalidUtf8,

    /// <summary>At the first one; the engine reads no further. Detail: empty.</summary>
    NulCharacter,

    /// <summary>From the quote to the end of its line. Detail: excerpt.</summary>
    UnterminatedString,

    /// <summary>From the quote to the end of its line. Detail: excerpt.</summary>
    UnterminatedIdentifier,

    /// <summary>From the '/*' to the end of its line. Detail: excerpt.</summary>
    UnterminatedComment,

    /// <summary>From the opening tag to the end of its line. Detail: excerpt.</summary>
    UnterminatedDollarQuote,

    /// <summary>A trigger (in PostgreSQL a routine) whose body has no '; END'. The first line of the statement. Detail: excerpt.</summary>
    UnterminatedTrigger,

    /// <summary>The whole comment. Detail: the name, with '(did you mean timeout?)' behind it where one is near.</summary>
    UnknownDirective,

    /// <summary>The whole comment. Detail: 'name value: expected …', where the rest says what.</summary>
    MalformedDirective,

    /// <summary>A comment that reads like a directive and is none. Its line. Detail: the directive's name.</summary>
    LikeDirective,

    /// <summary>A marker that cannot be read or stands wrong, or SQL in front of the first section. Detail: excerpt.</summary>
    MalformedSection,

    /// <summary>The script has neither a statement nor a step. Its first line. Detail: empty.</summary>
    EmptyScript,

    /// <summary>The first statement that begins or ends a transaction, or does OR ROLLBACK. Detail: the statements, separated by ', '.</summary>
    OwnTransactionControl,

    /// <summary>BEGIN and COMMIT that do not pair up, or a ROLLBACK. The first such statement. Detail: the statements, separated by ', '.</summary>
    UnbalancedTransactionControl,

    /// <summary>Each placeholder where it first stands. Detail: the placeholder.</summary>
    PlaceholderLikeText,

    /// <summary>Each command of a client where it first stands, to the end of its line. Detail: excerpt.</summary>
    ClientCommand,

    /// <summary>Each character that looks like one of SQL's and is a letter, where it first stands. Detail: the word that it is in.</summary>
    LookalikeCharacter,
}
