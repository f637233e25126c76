namespace Conversations.Purging;

/// <summary>Purges all accounts every day at two in the morning, UTC.</summary>
internal sealed partial class PurgeSchedule(Purge purge, TimeProvider time, ILogger<PurgeSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan TimeOfDay = TimeSpan.FromHours(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(UntilNext(time.GetUtcNow()), time, stoppingToken);
            Starting(logger);
            purge.Run(null);
        }
    }

    internal static TimeSpan UntilNext(DateTimeOffset now)
    {
        var today = now.UtcDateTime.Date + TimeOfDay;
        return (today > now.UtcDateTime ? today : today.AddDays(1)) - now.UtcDateTime;
    }

    [LoggerMessage(4, LogLevel.Information, "[Cron] Starting scheduled purge job")]
    private static partial void Starting(ILogger logger);
}
