using System.Security.Cryptography;

namespace CloudflareWorkflows.Platform;

internal static class Hashing
{
    public static byte[] Sha256(byte[] bytes) => SHA256.HashData(bytes);
}
