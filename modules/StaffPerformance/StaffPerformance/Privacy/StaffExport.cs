using System.Globalization;
using System.Text.Json;
using Modular.Kernel;
using Modular.Persistence;
using StaffPerformance.Model;

namespace StaffPerformance.Privacy;

/// <summary>Writes what the module holds of somebody, for that person (ACC-03). What is not published yet is not given out here either.</summary>
internal static class StaffExport
{
    /// <summary>An employment.</summary>
    public static void Write(Utf8JsonWriter json, StaffMember member)
    {
        json.WriteStartObject();
        json.WriteString("id", member.Id.Value);
        json.WriteString("employeeNumber", member.EmployeeNumber);
        json.WriteString("department", StateName.Of(member.Department));
        json.WriteString("position", StateName.Of(member.Position));
        json.WriteString("status", StateName.Of(member.Status));
        json.WriteString("hiredOn", member.HiredOn.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("leftOn", member.LeftOn?.ToString("O", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    /// <summary>An evaluation with its lines and words.</summary>
    public static void Write(Utf8JsonWriter json, Evaluation evaluation)
    {
        var isShown = evaluation.Status.IsShown();
        json.WriteStartObject();
        json.WriteString("id", evaluation.Id.Value);
        json.WriteString("period", evaluation.Period);
        json.WriteString("status", StateName.Of(evaluation.Status));
        Write(json, "selfWords", evaluation.SelfWords);
        Write(json, "appealWords", evaluation.AppealWords);
        Write(json, "recheckWords", evaluation.RecheckWords);
        if (isShown)
        {
            json.WriteNumber("score", evaluation.Score!.Value);
            json.WriteNumber("adjustmentPoints", evaluation.AdjustmentPoints);
        }

        json.WriteStartArray("indicators");
        foreach (var line in evaluation.Indicators)
        {
            json.WriteStartObject();
            json.WriteString("code", line.Code);
            if (line.SelfScore is { } self)
                json.WriteNumber("selfScore", self);
            if (isShown && line.Actual is { } actual)
                json.WriteNumber("actual", actual);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("panelWords");
        foreach (var said in evaluation.PanelScores.Where(p => isShown && !p.Words.IsEmpty))
            json.WriteStringValue(said.Words.Open());
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>An adjustment.</summary>
    public static void Write(Utf8JsonWriter json, ScoreAdjustment adjustment)
    {
        json.WriteStartObject();
        json.WriteString("id", adjustment.Id.Value);
        json.WriteNumber("points", adjustment.Points);
        json.WriteString("period", adjustment.Period);
        json.WriteString("reason", StateName.Of(adjustment.Reason));
        json.WriteString("faultCode", adjustment.FaultCode);
        Write(json, "words", adjustment.Words);
        json.WriteString("at", adjustment.At);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, SealedText words)
    {
        if (!words.IsEmpty)
            json.WriteString(name, words.Open());
    }
}
