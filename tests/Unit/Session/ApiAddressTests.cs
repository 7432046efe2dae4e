using System;
using CloudflareWorkflows.Session;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Session;

public sealed class ApiAddressTests
{
    [Theory]
    [InlineData("https://api.cloudflare.com/client/v4", true)]
    [InlineData("https://api.fed.cloudflare.com/client/v4", true)]
    [InlineData("HTTPS://API.example.test", true)]
    [InlineData("http://localhost:8787", true)]
    [InlineData("http://127.0.0.1:8787/x", true)]
    [InlineData("http://127.9.9.9/", true)]
    [InlineData("http://[::1]:8787", true)]
    [InlineData("http://api.cloudflare.com/client/v4", false)]
    [InlineData("http://localhost.example.test", false)]
    [InlineData("http://127.0.0.1.example.test", false)]
    [InlineData("http://10.0.0.1", false)]
    [InlineData("http://0.0.0.0", false)]
    [InlineData("ftp://localhost/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("client/v4", false)]
    public void A_credential_is_sent_only_over_an_encrypted_connection(string address, bool safe) =>
        Assert.Equal(safe, ApiAddress.IsSafe(new Uri(address, UriKind.RelativeOrAbsolute)));

    [Theory]
    [InlineData("https://x.test", "https://x.test/")]
    [InlineData("https://x.test/client/v4", "https://x.test/client/v4/")]
    [InlineData("https://x.test/client/v4/", "https://x.test/client/v4/")]
    public void Paths_are_appended_to_the_base_address(string address, string folder) =>
        Assert.Equal(folder, ApiAddress.AsFolder(new Uri(address)).AbsoluteUri);

    [Fact]
    public void The_newer_local_engine_path_is_tried_first() => Assert.Equal(
        [new("http://localhost:8788/cdn-cgi/local/explorer/api/"), new("http://localhost:8788/cdn-cgi/explorer/api/")],
        ApiAddress.Local(8788));
}
