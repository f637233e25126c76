namespace MigrationKit.Compiler.Parsing;

/// <summary>What the parser saw and does not judge; Validation makes problems of it.</summary>
internal enum FaultKind
{
    InvalidUtf8,
    NulCharacter,
    UnterminatedString,
    UnterminatedIdentifier,
    UnterminatedComment,
    UnterminatedDollarQuote,
    UnterminatedTrigger,
    UnknownDirective,
    MalformedDirective,
    MalformedSection,
    EmptyScript,
    OwnTransactionControl,
    UnbalancedTransactionControl,
    PlaceholderLikeText,
}
