using CloudflareWorkflows.Trust.Faults;

namespace CloudflareWorkflows.Trust.Matrix;

/// <summary>A call of a command, and a fault.</summary>
/// <param name="Call">The call.</param>
/// <param name="Fault">The fault.</param>
/// <param name="IsOnce">Whether only the first request has the fault. Otherwise, every request has it.</param>
internal sealed record MatrixCell(string Call, FaultKind Fault, bool IsOnce)
{
    public override string ToString() => $"{Call} x {Fault}, {(IsOnce ? "once" : "always")}";
}
