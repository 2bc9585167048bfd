/* Lets reading, writing, syncing and cutting off fail for the files of one folder, from a given call on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

/* The number in the file that says so; 0 while there is none. */
static long first_failing(void) {
    const char *name = getenv("FAILING_WHEN");
    FILE *file = name ? fopen(name, "re") : NULL;
    long number = 0;
    if (!file)
        return calls = 0;
    if (fscanf(file, "%ld", &number) != 1)
        number = 0;
    fclose(file);
    return number;
}

static int fails(int handle) {
    char link[64], path[4096];
    const char *folder = getenv("FAILING_FOLDER");
    ssize_t length;
    long first;
    if (!folder)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    length = readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return 0;
    path[length] = 0;
    if (strncmp(path, folder, strlen(folder)))
        return 0;
    first = first_failing();
    if (!first || ++calls < first)
        return 0;
    errno = EIO;
    return 1;
}

#define FAILING(type, name, parameters, arguments)                                                             \
    type name parameters {                                                                                     \
        static type(*real) parameters;                                                                         \
        if (!real)                                                                                             \
            real = dlsym(RTLD_NEXT, #name);                                                                    \
        return fails(handle) ? -1 : real arguments;                                                            \
    }

FAILING(ssize_t, pread, (int handle, void *to, size_t size, off_t at), (handle, to, size, at))
FAILING(ssize_t, pread64, (int handle, void *to, size_t size, off64_t at), (handle, to, size, at))
FAILING(ssize_t, pwrite, (int handle, const void *from, size_t size, off_t at), (handle, from, size, at))
FAILING(ssize_t, pwrite64, (int handle, const void *from, size_t size, off64_t at), (handle, from, size, at))
FAILING(int, fsync, (int handle), (handle))
FAILING(int, fdatasync, (int handle), (handle))
FAILING(int, ftruncate, (int handle, off_t size), (handle, size))
FAILING(int, ftruncate64, (int handle, off64_t size), (handle, size))
