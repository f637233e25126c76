using Microsoft.Extensions.Diagnostics.HealthChecks;
using MigrationKit.Hosting.Opening;

namespace MigrationKit.Hosting;

/// <summary>
/// Says how every set stands in its database: <c>services.AddHealthChecks().AddCheck&lt;MigrationsHealthCheck&gt;("migrations")</c>.
/// Healthy: nothing is pending and nothing stands against a start. Degraded: the database is newer than the program and has not
/// only been added to, as while a new version is rolled out, or its schema was changed by hand. Otherwise unhealthy (or what the registration says): pending, changed, not readable.
/// Its data are, for each set, <c>NAME.version</c> (id of the last applied migration), <c>NAME.pending</c>, <c>NAME.changed</c> and
/// <c>NAME.unknown</c> (numbers of migrations), and <c>NAME.drift</c> (number of differences) where the set has a schema.snapshot to
/// compare with. Reads history and schema, and takes no lock.
/// </summary>
public sealed class MigrationsHealthCheck : IHealthCheck
{
    private readonly SetOpener _opener;

    internal MigrationsHealthCheck(SetOpener opener) => _opener = opener;

    /// <inheritdoc />
    /// <exception cref="ArgumentNullException">The context is null.</exception>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        var sentences = new List<string>();
        var worst = HealthStatus.Healthy;
        foreach (var registration in _opener.Registrations)
        {
            var (status, sentence) = await JudgeAsync(registration, data, context.Registration.FailureStatus, cancellationToken).ConfigureAwait(false);
            sentences.Add($"{registration.Name}: {sentence}");
            worst = status < worst ? status : worst;
        }

        return new HealthCheckResult(worst, string.Join(" ", sentences), data: data);
    }

    private async Task<(HealthStatus Status, string Sentence)> JudgeAsync(
        MigrationRegistration registration, Dictionary<string, object> data, HealthStatus failure, CancellationToken cancellationToken)
    {
        try
        {
            var set = _opener.Open(registration);
            await using (set.ConfigureAwait(false))
            {
                var state = await SetState.ReadAsync(set.Migrator, cancellationToken).ConfigureAwait(false);
                Describe(set.Name, state, data);
                return Judge(state, failure);
            }
        }
        catch (MigrationException e)
        {
            return (failure, e.Message);
        }
    }

    private static void Describe(string name, SetState state, Dictionary<string, object> data)
    {
        data[$"{name}.version"] = state.Version ?? "none";
        data[$"{name}.pending"] = state.Pending.Count;
        data[$"{name}.changed"] = state.Count(MigrationState.Changed);
        data[$"{name}.unknown"] = state.Count(MigrationState.Unknown);
        if (state.Validation.DriftIsKnown)
        {
            data[$"{name}.drift"] = state.Validation.Drift.Count;
        }
    }

    private static (HealthStatus Status, string Sentence) Judge(SetState state, HealthStatus failure) => state switch
    {
        { Validation.Findings: [{ Kind: MigrationErrorKind.DatabaseIsNewer } newer] } => (HealthStatus.Degraded, newer.Message),
        { Validation.Findings: [var finding, ..] } => (failure, finding.Message),
        { Pending.Count: > 0 } => (failure, FormattableString.Invariant($"{state.Pending.Count} pending, the first is '{state.Pending[0]}'.")),
        { Validation.Drift: [var difference, ..] } => (HealthStatus.Degraded, $"the schema was changed by hand: {difference}."),
        { Newer: > 0 and var newer } => (
            HealthStatus.Healthy,
            FormattableString.Invariant($"at '{state.Version}', nothing pending; migrations of a newer version of the program, which have only added: {newer}.")),
        _ => (HealthStatus.Healthy, $"at '{state.Version ?? "none"}', nothing pending."),
    };
}
