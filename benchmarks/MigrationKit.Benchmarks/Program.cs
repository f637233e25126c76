using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MigrationKit.Benchmarks.Backups;
using MigrationKit.Benchmarks.Start;
using MigrationKit.Benchmarks.Tenants;
using MigrationKit.Benchmarks.Workload;

switch (args)
{
    case ["workload", var folder, var count]:
        WorkloadFiles.Write(folder, WorkloadFiles.Create(Number(count)));
        return 0;
    case ["workload", var folder, var count, "flat"]:
        WorkloadFiles.Write(folder, WorkloadFiles.CreateFlat(Number(count)));
        return 0;
    case ["workload", var folder, var count, "without-alter"]:
        WorkloadFiles.Write(folder, WorkloadFiles.Create(Number(count), altersTables: false));
        return 0;
    case ["entity-framework", var folder, var count]:
        EntityFrameworkSource.Write(folder, WorkloadFiles.Create(Number(count)));
        return 0;
    case ["entity-framework", var folder, var count, "flat"]:
        EntityFrameworkSource.Write(folder, WorkloadFiles.CreateFlat(Number(count)));
        return 0;
    case ["backup", var folder, var megabytes, var rounds]:
        using (var backup = new BackupMeasurement(folder, Number(megabytes)))
        {
            backup.Measure(Number(rounds));
        }

        return 0;
    case ["tenants", var folder, var count, var threads, var rounds]:
        using (var tenants = new TenantMeasurement(folder, Number(count), Number(threads)))
        {
            tenants.Measure(Number(rounds));
        }

        return 0;
    case ["warm", var folder, var count, var rounds]:
        using (var start = new StartMeasurement(folder, Number(count)))
        {
            start.Measure(Number(rounds));
        }

        using (var host = new HostMeasurement(folder, Number(count)))
        {
            host.Measure(Number(rounds));
        }

        return 0;
    default:
        // In this process: a built copy would need the repository's package settings a second time.
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance);
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
        return 0;
}

static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
