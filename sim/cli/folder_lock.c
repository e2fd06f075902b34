/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lock on a file of the folder, as POSIX has them: it ends with the process, however that ends.
 */
#include "sim/cli/folder_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whoever ends removes the file while holding the lock: a lock on a file that is gone is none. */
static int is_gone(int file) {
    struct stat found;
    return fstat(file, &found) == 0 && found.st_nlink == 0;
}

static int refuse(int file, const char *folder, struct error *error) {
    struct flock other = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (errno != EACCES && errno != EAGAIN) {
        return error_set(error, FONDSIM_IO, "%s: cannot be locked: %s", folder, strerror(errno));
    }
    if (fcntl(file, F_GETLK, &other) != 0 || other.l_type == F_UNLCK) {
        other.l_pid = 0; /* it has just ended */
    }
    return error_set(error, FONDSIM_IO, "%s: another fondsim works in this folder (process %ld)",
                     folder, (long)other.l_pid);
}

int folder_lock(struct folder_lock *self, const char *folder, struct error *error) {
    *self = (struct folder_lock){0};
    int status = folder_path(self->path, folder, FOLDER_LOCK_NAME, error);
    while (status == 0 && !self->is_held) {
        struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
        int file = open(self->path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (file < 0) {
            return error_set(error, FONDSIM_IO, "%s: %s", self->path, strerror(errno));
        }
        if (fcntl(file, F_SETLK, &all) != 0) {
            status = refuse(file, folder, error);
            close(file);
        } else if (is_gone(file)) {
            close(file);
        } else {
            self->is_held = 1;
            self->file = file;
        }
    }
    return status;
}

void folder_unlock(struct folder_lock *self) {
    if (self->is_held) {
        unlink(self->path);
        close(self->file);
    }
    *self = (struct folder_lock){0};
}
