using System.Security.Cryptography;

namespace DesktopChecklist.Steps;

/// <summary>The migration and its roll-back, tried on a copy of the real data.</summary>
internal sealed class Rehearsal(OrionDatabase database, Checklist checklist)
{
    private const string Copied = "Copy production database, apply migration, verify schema";

    public async Task RunAsync()
    {
        checklist.Section("Pre-Deployment (Dev Environment): Test Migration on Production Database Copy");
        var before = Hash();

        var report = await Checklist.CallAsync(() => database.CreateMigrator().RehearseAsync(), _ => Copied);
        if (!report.Passed)
        {
            throw new ChecklistException(Copied, report.ToString());
        }

        if (report.Run!.UpToDate)
        {
            checklist.Done(Copied, "RehearseAsync", Found.Ran(report.Run));
        }
        else
        {
            checklist.Done(Copied, "RehearseAsync", $"{Found.Ran(report.Run)}; every `-- migration:ensure` held");
            checklist.Done(
                "Test rollback on copy", "RehearseAsync",
                $"{string.Join(", ", report.TakenBack)} taken back and applied again, with the same schema before and after");
        }

        checklist.Verified("Leave the original alone", "SHA-256", Hash() == before, "its bytes are unchanged");
        checklist.ByHand("Run full test suite after migration", "the app's own tests, `dotnet test`");
    }

    private string Hash()
    {
        using var file = new FileStream(database.File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Convert.ToHexString(SHA256.HashData(file));
    }
}
