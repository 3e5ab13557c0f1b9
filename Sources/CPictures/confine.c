// What keeps a decoder harmless that a hostile picture has taken over (Pictures/Specification.md §2).
#define _GNU_SOURCE
#include "CPictures.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "no system call filter for this processor"
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
/// The low half of an argument; both processors are little-endian.
#define LOAD_ARGUMENT(index) \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args) + 8 * (index))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define KILL BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)
#define ALLOW_CALL(name) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 1), ALLOW
/// A call whose argument must be that number.
#define ALLOW_CALL_WITH(name, index, value) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 4), LOAD_ARGUMENT(index), \
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1), ALLOW, KILL
/// A call that maps or changes memory: never memory that can be executed.
#define ALLOW_CALL_WITHOUT_EXECUTION(name) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 4), LOAD_ARGUMENT(2), \
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 1, 0), ALLOW, KILL

static const struct sock_filter filter[] = {
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0),
    KILL,
    LOAD(nr),
    ALLOW_CALL_WITH(read, 0, STDIN_FILENO),
    ALLOW_CALL_WITH(write, 0, STDOUT_FILENO),
    ALLOW_CALL_WITHOUT_EXECUTION(mmap),
    ALLOW_CALL_WITHOUT_EXECUTION(mprotect),
    ALLOW_CALL(munmap),
    ALLOW_CALL(mremap),
    ALLOW_CALL(madvise),
    ALLOW_CALL(brk),
    ALLOW_CALL(futex),
    // Threads that the runtime began before introduce themselves, and mask signals when they end.
    ALLOW_CALL(gettid),
    ALLOW_CALL(rseq),
    ALLOW_CALL(rt_sigprocmask),
    ALLOW_CALL(set_robust_list),
    ALLOW_CALL(rt_sigreturn),
    ALLOW_CALL(restart_syscall),
    ALLOW_CALL(exit),
    ALLOW_CALL(exit_group),
    KILL,
};

int senim_close_from(posix_spawn_file_actions_t *actions, int first) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

static int limit(__rlimit_resource_t resource, rlim_t most) {
    const struct rlimit both = {.rlim_cur = most, .rlim_max = most};
    return setrlimit(resource, &both);
}

/// Bytes that the process has mapped by now, or 0.
static size_t mapped(void) {
    FILE *file = fopen("/proc/self/statm", "re");
    if (file == NULL) return 0;
    unsigned long pages = 0;
    const int found = fscanf(file, "%lu", &pages);
    fclose(file);
    return found == 1 ? (size_t)pages * (size_t)sysconf(_SC_PAGESIZE) : 0;
}

int senim_confine(size_t memory, unsigned processor_seconds) {
    const size_t before = mapped();
    if (before == 0) return -1;
    const struct sock_fprog program = {
        .len = sizeof filter / sizeof filter[0], .filter = (struct sock_filter *)filter};
    if (close_range(3, ~0U, 0) != 0 || limit(RLIMIT_AS, before + memory) != 0 ||
        limit(RLIMIT_CPU, processor_seconds) != 0 || limit(RLIMIT_FSIZE, 0) != 0 ||
        limit(RLIMIT_NOFILE, 3) != 0 || limit(RLIMIT_CORE, 0) != 0 ||
        prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0 ||
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return -1;
    // All threads, should the runtime have begun one.
    return syscall(
               __NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0
        ? 0
        : -1;
}
