using MigrationKit.Specification;

// One line a specification: the contract that every provider keeps, on SQLite.
namespace MigrationKit.Sqlite.Tests.Specification;

public sealed class SqliteApplying : ApplyingSpecification<SqliteSpecificationDatabase>;
public sealed class SqliteDirective : DirectiveSpecification<SqliteSpecificationDatabase>;
public sealed class SqliteFailure : FailureSpecification<SqliteSpecificationDatabase>;
public sealed class SqliteForeignKey : ForeignKeySpecification<SqliteSpecificationDatabase>;
public sealed class SqliteHistory : HistorySpecification<SqliteSpecificationDatabase>;
public sealed class SqliteLock : LockSpecification<SqliteSpecificationDatabase>;
public sealed class SqliteOutside : OutsideSpecification<SqliteSpecificationDatabase>;
public sealed class SqliteOwnTransaction : OwnTransactionSpecification<SqliteSpecificationDatabase>;
public sealed class SqliteRollback : RollbackSpecification<SqliteSpecificationDatabase>;
public sealed class SqliteStep : StepSpecification<SqliteSpecificationDatabase>;
