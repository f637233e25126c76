namespace Relayer;

/// <summary>Commands for devices, with the models that translate and do them.</summary>
internal sealed class Commands(RelayDatabase database, TimeProvider time)
{
    public IResult Add(NewCommand command)
    {
        var id = Guid.NewGuid().ToString("N");
        using var connection = database.Open();
        RelayDatabase.Execute(
            connection,
            """
            INSERT INTO commands (id, device_id, input, created_at, translator_model, workload_model)
            VALUES ($id, $device, $input, $now, $translator, $workload)
            """,
            ("$id", id), ("$device", command.DeviceId), ("$input", command.Input), ("$now", RelayDatabase.Text(time.GetUtcNow())),
            ("$translator", command.TranslatorModel), ("$workload", command.WorkloadModel));
        return Results.Created($"/commands/{id}", new { id });
    }

    public IResult Find(string id)
    {
        using var connection = database.Open();
        using var command = RelayDatabase.Command(
            connection, "SELECT device_id, input, output, status, translator_model, workload_model FROM commands WHERE id = $id", ("$id", id));
        using var row = command.ExecuteReader();
        return row.Read()
            ? Results.Ok(new
            {
                id,
                deviceId = row.GetString(0),
                input = row.GetString(1),
                output = row.IsDBNull(2) ? null : row.GetString(2),
                status = row.GetString(3),
                translatorModel = row.IsDBNull(4) ? null : row.GetString(4),
                workloadModel = row.IsDBNull(5) ? null : row.GetString(5),
            })
            : Results.NotFound();
    }
}
