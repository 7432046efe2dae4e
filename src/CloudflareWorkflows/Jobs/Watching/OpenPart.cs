using System;
using System.Collections.Generic;
using System.Threading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Watching;

/// <summary>Opens the pages of a part of a listing, newest first.</summary>
internal delegate IAsyncEnumerable<WorkflowInstance[]> OpenPart(
    DateTime? from, DateTime? to, CancellationToken cancellationToken);
