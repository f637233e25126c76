// The one class a user meets: all verbs in one place, and two lines of three are their documentation.
using MigrationKit.Providers;

namespace MigrationKit;

/// <summary>
/// Applies a set's migrations to a database, each once and in order, and refuses where the two do not agree.
/// Any number of processes may do so at the same time.
/// </summary>
/// <remarks>
/// One object takes any number of calls at once, from any thread, where it opens its connections itself; over a connection of the program it takes one
/// at a time and refuses a second (<see cref="InvalidOperationException"/>), as the connection has only one transaction.
/// </remarks>
public sealed class Migrator
{
    private readonly IMigrationDatabase _database;
    private readonly MigrationSet _set;
    private readonly HistoryTable _history;
    private MigrationOptions? _options;

    /// <summary>Creates a migrator; nothing is opened or read yet.</summary>
    /// <param name="database">The database. The caller disposes it.</param>
    /// <param name="set">The migrations, as the generator wrote them: <c>Migrations.Set</c>.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">The database or the set is null.</exception>
    public Migrator(IMigrationDatabase database, MigrationSet set, MigrationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(set);
        _database = database;
        _set = set;
        _options = options;
        _history = new HistoryTable(options?.HistoryTable ?? MigrationOptions.DefaultHistoryTable, options?.SetName ?? set.Name);
    }

    /// <summary>Applies all that is pending. Where nothing is, this costs one look at the newest history row and takes no lock.</summary>
    /// <param name="cancellationToken">Ends the run; what is not committed is rolled back.</param>
    /// <exception cref="MigrationException">The run was refused or failed.</exception>
    /// <exception cref="MigrationCanceledException">It was cancelled.</exception>
    // The way of a start with nothing pending ends here: no lock, no manifest, no hash, no state machine, no options.
    public Task<MigrationReport> MigrateAsync(CancellationToken cancellationToken = default)
    {
        if (_set.Count == 0)
        {
            return Task.FromException<MigrationReport>(Refused(Refusals.EmptySet(_history.Set)));
        }

        ValueTask<bool> comparing;
        try
        {
            comparing = _database.HasChainHeadAsync(_history, _set.ChainHead, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It ends at once, as a run that was cancelled: with a record.
            return RunAsync(PlanGoal.Migrate, null, cancellationToken);
        }
        catch (Exception e)
        {
            return Task.FromException<MigrationReport>(e is MigrationException refused ? Refused(refused) : e);
        }

        return !comparing.IsCompletedSuccessfully ? AwaitAndContinueAsync(comparing, cancellationToken)
            : comparing.Result ? Task.FromResult(NothingToDo())
            : RunAsync(PlanGoal.Migrate, null, cancellationToken);
    }

    /// <summary>
    /// Applies what is pending up to and including a migration; later ones stay pending. Never takes anything back, and finishes
    /// an interrupted script first, wherever it stands.
    /// </summary>
    /// <typeparam name="T">The migration's class.</typeparam>
    /// <param name="cancellationToken">Ends the run; what is not committed is rolled back.</param>
    /// <exception cref="MigrationException">The run was refused or failed.</exception>
    /// <exception cref="MigrationCanceledException">It was cancelled.</exception>
    /// <exception cref="ArgumentException">The migration is of another set.</exception>
    public Task<MigrationReport> MigrateToAsync<T>(CancellationToken cancellationToken = default)
        where T : IMigration => MigrateToAsync(IdOf<T>(), cancellationToken);

    /// <inheritdoc cref="MigrateToAsync{T}(CancellationToken)"/>
    /// <param name="id">The migration's id.</param>
    /// <param name="cancellationToken">Ends the run; what is not committed is rolled back.</param>
    /// <exception cref="ArgumentNullException">The id is null.</exception>
    public Task<MigrationReport> MigrateToAsync(string id, CancellationToken cancellationToken = default) =>
        RunAsync(PlanGoal.Migrate, NotNull(id), cancellationToken);

    /// <summary>Takes back all that sorts behind a migration, newest first; the migration itself stays applied.</summary>
    /// <typeparam name="T">The migration's class.</typeparam>
    /// <param name="cancellationToken">Ends the run; what is not committed is rolled back.</param>
    /// <exception cref="MigrationException">A down script is missing, then nothing is run; or the run was refused or failed.</exception>
    /// <exception cref="MigrationCanceledException">It was cancelled.</exception>
    /// <exception cref="ArgumentException">The migration is of another set.</exception>
    public Task<MigrationReport> RollbackToAsync<T>(CancellationToken cancellationToken = default)
        where T : IMigration => RollbackToAsync(IdOf<T>(), cancellationToken);

    /// <inheritdoc cref="RollbackToAsync{T}(CancellationToken)"/>
    /// <param name="id">The migration's id.</param>
    /// <param name="cancellationToken">Ends the run; what is not committed is rolled back.</param>
    /// <exception cref="ArgumentNullException">The id is null.</exception>
    public Task<MigrationReport> RollbackToAsync(string id, CancellationToken cancellationToken = default) =>
        RunAsync(PlanGoal.RollBack, NotNull(id), cancellationToken);

    /// <summary>Takes back every versioned migration, newest first.</summary>
    /// <param name="cancellationToken">Ends the run; what is not committed is rolled back.</param>
    /// <exception cref="MigrationException">A down script is missing, then nothing is run; or the run was refused or failed.</exception>
    /// <exception cref="MigrationCanceledException">It was cancelled.</exception>
    public Task<MigrationReport> RollbackAllAsync(CancellationToken cancellationToken = default) =>
        RunAsync(PlanGoal.RollBack, null, cancellationToken);

    /// <summary>Marks everything up to and including a migration as applied without running it, for a database that has it from elsewhere.</summary>
    /// <typeparam name="T">The migration's class.</typeparam>
    /// <param name="cancellationToken">Ends the run; nothing is marked then.</param>
    /// <exception cref="MigrationException">The database already has a history of the set, or cannot be written.</exception>
    /// <exception cref="MigrationCanceledException">It was cancelled.</exception>
    /// <exception cref="ArgumentException">The migration is of another set.</exception>
    public Task<MigrationReport> BaselineAsync<T>(CancellationToken cancellationToken = default)
        where T : IMigration => BaselineAsync(IdOf<T>(), cancellationToken);

    /// <inheritdoc cref="BaselineAsync{T}(CancellationToken)"/>
    /// <param name="id">The migration's id.</param>
    /// <param name="cancellationToken">Ends the run; what is not committed is rolled back.</param>
    /// <exception cref="ArgumentNullException">The id is null.</exception>
    public Task<MigrationReport> BaselineAsync(string id, CancellationToken cancellationToken = default) =>
        RunAsync(PlanGoal.Baseline, NotNull(id), cancellationToken);

    /// <summary>
    /// Does all that is pending to a copy of the database: up, back by the down scripts as far as there are any, and up again, with checks behind
    /// each, and tells how long it takes. The database itself is only read; without a write-ahead log, whoever commits meanwhile waits until the copy is made.
    /// Steps in C# run too, with whatever they do besides.
    /// </summary>
    /// <param name="folder">Where the copy is kept meanwhile, best on the database's own disk; null for the system's folder for temporary files.</param>
    /// <param name="cancellationToken">Ends it; the copy is deleted.</param>
    /// <returns>The verdict: also a run that is refused or fails on the copy is one.</returns>
    /// <exception cref="MigrationException">The set is empty, or the copy could not be made.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<RehearsalReport> RehearseAsync(string? folder = null, CancellationToken cancellationToken = default)
    {
        ThrowIfEmpty();
        return await new Rehearsal(_database, _set, _history, Options, folder).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Makes the history agree with the set where that is a matter of the record alone, in one transaction: edits of comments and white space
    /// always, edits of SQL where the options name the migration, rows of deleted repeatables where the options say so.
    /// </summary>
    /// <param name="repair">What it may do; null for accepting edits of comments and white space only.</param>
    /// <param name="cancellationToken">Ends it; the history is then as it was.</param>
    /// <exception cref="MigrationException">
    /// The set is empty, the history contradicts itself or lacks the set's order, an edited migration is not named, a named one is not edited, or the database cannot be written. Nothing was
    /// changed.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<RepairReport> RepairAsync(RepairOptions? repair = null, CancellationToken cancellationToken = default)
    {
        ThrowIfEmpty();
        var repairing = new Repair(_database, new SetIndex(_set), _history, Request(PlanGoal.Repair, null), repair ?? new RepairOptions());
        return await repairing.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Applies all that is pending to each of many databases. A failure stops only its own; a second call goes on with those that are left, because what
    /// is up to date costs one look.
    /// </summary>
    /// <param name="databases">The databases; walked while the run goes on, each disposed when it is done.</param>
    /// <param name="set">The migrations, as the generator wrote them: <c>Migrations.Set</c>.</param>
    /// <param name="options">The options for each of them; null for the defaults.</param>
    /// <param name="maxParallel">How many at a time; null for one a processor.</param>
    /// <param name="cancellationToken">Ends the run; what is not committed is rolled back.</param>
    /// <exception cref="MigrateAllCanceledException">It was cancelled. What was committed before is kept.</exception>
    /// <exception cref="ArgumentNullException">The sequence or the set is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxParallel"/> is less than 1.</exception>
    public static Task<MigrateAllReport> MigrateAllAsync(
        IEnumerable<IMigrationDatabase> databases,
        MigrationSet set,
        MigrationOptions? options = null,
        int? maxParallel = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(databases);
        return MigrateAllAsync(databases.Select(database => (Func<IMigrationDatabase>)(() => database)), set, options, maxParallel, cancellationToken);
    }

    /// <inheritdoc cref="MigrateAllAsync(IEnumerable{IMigrationDatabase}, MigrationSet, MigrationOptions?, int?, CancellationToken)"/>
    /// <remarks>Each database is made when it is its turn; what that throws is the failure of this one alone. What the sequence itself throws ends the run.</remarks>
    /// <exception cref="ArgumentNullException">The sequence or the set is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxParallel"/> is less than 1.</exception>
    public static Task<MigrateAllReport> MigrateAllAsync(
        IEnumerable<Func<IMigrationDatabase>> databases,
        MigrationSet set,
        MigrationOptions? options = null,
        int? maxParallel = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(databases);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxParallel ?? 1, 1, nameof(maxParallel));
        return new ManyDatabases(set, options ?? new MigrationOptions(), maxParallel ?? Environment.ProcessorCount).RunAsync(databases, cancellationToken);
    }

    /// <summary>What <see cref="MigrateAsync"/> would do, without doing it. Takes no lock.</summary>
    /// <param name="toId">As in <see cref="MigrateToAsync(string, CancellationToken)"/>; null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MigrationException">The run would be refused, or the database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<MigrationPlan> PlanAsync(string? toId = null, CancellationToken cancellationToken = default) =>
        (await PlanAsync(PlanGoal.Migrate, toId, cancellationToken).ConfigureAwait(false)).OrThrow();

    /// <summary>What <see cref="RollbackToAsync(string, CancellationToken)"/> would do, without doing it. Takes no lock.</summary>
    /// <param name="toId">The migration that would stay the last; null for taking back all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MigrationException">The roll-back would be refused, or the database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<MigrationPlan> PlanRollbackAsync(string? toId, CancellationToken cancellationToken = default) =>
        (await PlanAsync(PlanGoal.RollBack, toId, cancellationToken).ConfigureAwait(false)).OrThrow();

    /// <summary>What <see cref="MigrateAsync"/> would touch: the rows of the tables that the pending migrations name. Counts them, takes no lock.</summary>
    /// <param name="toId">As in <see cref="MigrateToAsync(string, CancellationToken)"/>; null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MigrationException">The run would be refused, or the database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<MigrationEstimate> EstimateAsync(string? toId = null, CancellationToken cancellationToken = default)
    {
        var plan = await PlanAsync(toId, cancellationToken).ConfigureAwait(false);
        var (tables, size) = await _database.EstimateAsync([.. plan.Steps], cancellationToken).ConfigureAwait(false);
        return new MigrationEstimate(plan, tables, size);
    }

    /// <summary>How each migration stands in the database. Takes no lock, and refuses nothing but an empty set.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MigrationException">The set is empty, or the database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<MigrationStatus> StatusAsync(CancellationToken cancellationToken = default) =>
        new(await ReadAsync(cancellationToken).ConfigureAwait(false), _database.Description);

    /// <summary>
    /// All that stands between the database and a run, and what was changed in the schema by hand (where the set's folder has a
    /// schema.snapshot and nothing is pending), without running anything. Takes no lock.
    /// </summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MigrationException">The set is empty, or the database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<ValidationReport> ValidateAsync(CancellationToken cancellationToken = default)
    {
        var plan = await PlanAsync(PlanGoal.Migrate, null, cancellationToken).ConfigureAwait(false);
        var drift = plan.Findings.Count == 0 && plan.IsEmpty && plan.NewerMigrations.Count == 0 ? await FindDriftAsync(plan.History, cancellationToken).ConfigureAwait(false) : null;
        return new ValidationReport(new MigrationStatus(plan.History, _database.Description), plan.Findings, plan.LookChanged, drift);
    }

    // The snapshot is of what every environment runs; what more this database has had, nobody can tell from what was done by hand.
    private bool HasRunForOneEnvironment(AppliedHistory history) => _set.Any(migration =>
        Directives.Environments(migration.Up) is not null && history.Latest(migration.Id) is { Kind: not HistoryKind.Baseline });

    private async Task<IReadOnlyList<SchemaDifference>?> FindDriftAsync(AppliedHistory history, CancellationToken cancellationToken) =>
        _set.SchemaFingerprint is not null && !HasRunForOneEnvironment(history) && await _database.ReadSchemaAsync(_history, cancellationToken).ConfigureAwait(false) is { } found
            ? SchemaDrift.Of(_set, found, sharesDatabase: history.OtherSets.Count > 0)
            : null;

    private MigrationReport NothingToDo() => new()
    {
        Set = _history.Set,
        Database = _database.Description,
        FromChainHead = _set.ChainHead,
        ToChainHead = _set.ChainHead,
    };

    private async Task<MigrationReport> AwaitAndContinueAsync(ValueTask<bool> comparing, CancellationToken cancellationToken)
    {
        bool isUpToDate;
        try
        {
            isUpToDate = await comparing.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            isUpToDate = false;
        }
        catch (MigrationException e)
        {
            Refused(e);
            throw;
        }

        return isUpToDate
            ? NothingToDo()
            : await RunAsync(PlanGoal.Migrate, null, cancellationToken).ConfigureAwait(false);
    }

    // A run that ended at its first look has a record, too.
    private MigrationException Refused(MigrationException error)
    {
        Telemetry.Fail(null, error, Options.IsRehearsal ? null : _history.Set);
        error.WithNothingChanged().Report = new RunLog(Options.Time, Options.AppliedBy).Report(_history.Set, _database.Description, null, null, error);
        return error;
    }

    private async Task<MigrationReport> RunAsync(PlanGoal goal, string? target, CancellationToken cancellationToken)
    {
        if (_set.Count == 0)
        {
            throw Refused(Refusals.EmptySet(_history.Set));
        }

        var runner = new Runner(_database, new SetIndex(_set), _history, Request(goal, target));
        return await runner.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<MigrationPlan> PlanAsync(PlanGoal goal, string? target, CancellationToken cancellationToken) =>
        Planner.Plan(await ReadAsync(cancellationToken).ConfigureAwait(false), Request(goal, target));

    private async Task<AppliedHistory> ReadAsync(CancellationToken cancellationToken)
    {
        ThrowIfEmpty();
        try
        {
            var rows = await _database.ReadHistoryAsync(_history, cancellationToken).ConfigureAwait(false);
            return new AppliedHistory(new SetIndex(_set), _history.Set, rows);
        }
        catch (MigrationException e)
        {
            e.WithNothingChanged();
            throw;
        }
    }

    private MigrationOptions Options => _options ??= new MigrationOptions();

    private PlanRequest Request(PlanGoal goal, string? target) =>
        new(goal, target, Options, _database.Capabilities, _database.Description);

    private void ThrowIfEmpty()
    {
        if (_set.Count == 0)
        {
            throw Refusals.EmptySet(_history.Set).WithNothingChanged();
        }
    }

    private static string NotNull(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id;
    }

    private string IdOf<T>()
        where T : IMigration =>
        ReferenceEquals(T.Set, _set) ? T.Id : throw new ArgumentException(
            $"Migration '{T.Id}' belongs to set '{T.Set.Name}', and this migrator runs set '{_set.Name}'.", nameof(T));
}
