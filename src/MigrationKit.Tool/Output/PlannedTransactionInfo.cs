namespace MigrationKit.Tool.Output;

/// <summary>Steps of a dry run that would be committed together; <see cref="Reason"/> is why the run is cut here.</summary>
internal sealed record PlannedTransactionInfo(bool Transactional, bool ForeignKeysOff, string? Reason, IReadOnlyList<PlannedInfo> Steps)
{
    public static PlannedTransactionInfo Of(PlannedTransaction transaction, string folder) => new(
        transaction.Transactional, transaction.ForeignKeysOff, transaction.Reason, [.. transaction.Steps.Select(step => PlannedInfo.Of(step, folder))]);
}
