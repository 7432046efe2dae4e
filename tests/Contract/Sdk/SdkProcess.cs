using CloudflareWorkflows.Contract.Tests.Kit;
using CloudflareWorkflows.Contract.Tests.Sdk;
using Xunit;

[assembly: AssemblyFixture(typeof(SdkProcess))]

namespace CloudflareWorkflows.Contract.Tests.Sdk;

/// <summary>Cloudflare's SDK for JavaScript.</summary>
public sealed class SdkProcess() : NodeScript("sdk.mjs");
