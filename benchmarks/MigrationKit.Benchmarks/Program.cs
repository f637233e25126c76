using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MigrationKit.Benchmarks.Workload;

switch (args)
{
    case ["workload", var folder, var count]:
        WorkloadFiles.Write(folder, WorkloadFiles.Create(Number(count)));
        return 0;
    case ["workload", var folder, var count, "flat"]:
        WorkloadFiles.Write(folder, WorkloadFiles.CreateFlat(Number(count)));
        return 0;
    case ["entity-framework", var folder, var count]:
        EntityFrameworkSource.Write(folder, WorkloadFiles.Create(Number(count)));
        return 0;
    case ["entity-framework", var folder, var count, "flat"]:
        EntityFrameworkSource.Write(folder, WorkloadFiles.CreateFlat(Number(count)));
        return 0;
    default:
        // In this process: a built copy would need the repository's package settings a second time.
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance);
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
        return 0;
}

static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
