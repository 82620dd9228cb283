using Microsoft.EntityFrameworkCore;
using Modular.Messaging;

namespace Modular.Platform.Persistence;

/// <summary>The platform's own database.</summary>
internal sealed class PlatformDb(DbContextOptions<PlatformDb> options) : MessagingDbContext(options);
