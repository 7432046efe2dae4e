using System;

namespace CloudflareWorkflows.Models;

/// <summary>What the service sent could not be put where it was to go, for example because a disk is full.</summary>
internal sealed class FileNotWritableException(Exception cause) : Exception(cause.Message, cause);
