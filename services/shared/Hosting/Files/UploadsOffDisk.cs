using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Hosting.Files;

public static class UploadsOffDisk
{
    private const int LargestUpload = 32 * 1024 * 1024;

    /// <summary>The framework writes an upload over 64 KiB to a temporary file, unencrypted. Where sealed content passes it stays in memory until the folder has sealed it.</summary>
    public static void KeepUploadsOffDisk(this IServiceCollection services) =>
        services.Configure<FormOptions>(forms => forms.MemoryBufferThreshold = LargestUpload);
}
