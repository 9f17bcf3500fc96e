#define _GNU_SOURCE
#include "sim/vtime/preload/slots.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sim/vtime/preload/clock_page.h"
#include "sim/vtime/preload/raw.h"

static int32_t used_slots(void) { return __atomic_load_n(&vt_page()->used, __ATOMIC_ACQUIRE); }

static void raise_used(int32_t count) {
  int32_t* used = &vt_page()->used;
  int32_t seen = __atomic_load_n(used, __ATOMIC_RELAXED);
  while (seen < count && !__atomic_compare_exchange_n(used, &seen, count, false, __ATOMIC_ACQ_REL,
                                                      __ATOMIC_RELAXED)) {
  }
}

static struct backlot_vtime_slot* try_to_take(int32_t owner) {
  struct backlot_vtime_slot* slots = vt_page()->slots;
  for (int32_t i = 0; i < BACKLOT_VTIME_SLOTS; ++i) {
    int32_t nobody = 0;
    if (__atomic_load_n(&slots[i].owner, __ATOMIC_RELAXED) != 0) continue;
    if (__atomic_compare_exchange_n(&slots[i].owner, &nobody, owner, false, __ATOMIC_ACQ_REL,
                                    __ATOMIC_RELAXED)) {
      raise_used(i + 1);
      return &slots[i];
    }
  }
  return NULL;
}

static void free_slots_of_the_dead(void) {
  struct backlot_vtime_slot* slots = vt_page()->slots;
  for (int32_t i = 0; i < BACKLOT_VTIME_SLOTS; ++i) {
    const int32_t owner = __atomic_load_n(&slots[i].owner, __ATOMIC_ACQUIRE);
    if (owner == 0) continue;
    if (VT_RAW(SYS_tgkill, slots[i].pid, owner, 0, 0, 0, 0) == -ESRCH) vt_free_slot(&slots[i]);
  }
}

struct backlot_vtime_slot* vt_take_slot(int32_t kind, int32_t owner) {
  struct backlot_vtime_slot* slot = try_to_take(owner);
  if (!slot) {
    free_slots_of_the_dead();
    slot = try_to_take(owner);
  }
  if (!slot) {
    static const char problem[] = "libbacklot-vtime: too many threads wait at once\n";
    VT_RAW(SYS_write, 2, problem, sizeof problem - 1, 0, 0, 0);
    _exit(127);
  }
  slot->pid = getpid();
  slot->kind = kind;
  return slot;
}

void vt_free_slot(struct backlot_vtime_slot* slot) {
  __atomic_store_n(&slot->deadline, 0, __ATOMIC_SEQ_CST);
  const int32_t owner = slot->owner;
  memset(&slot->pid, 0, sizeof *slot - sizeof slot->owner);
  int32_t expected = owner;
  __atomic_compare_exchange_n(&slot->owner, &expected, 0, false, __ATOMIC_ACQ_REL,
                              __ATOMIC_RELAXED);
}

struct backlot_vtime_slot* vt_find_slot(int32_t kind, struct backlot_vtime_slot* from) {
  struct backlot_vtime_slot* slots = vt_page()->slots;
  const int32_t pid = getpid();
  const int32_t used = used_slots();
  for (int32_t i = from ? (int32_t)(from - slots) : 0; i < used; ++i) {
    if (slots[i].owner != 0 && slots[i].pid == pid && slots[i].kind == kind) return &slots[i];
  }
  return NULL;
}

void vt_set_timer(struct backlot_vtime_slot* slot, int64_t deadline, int64_t interval) {
  __atomic_store_n(&slot->deadline, 0, __ATOMIC_SEQ_CST);
  __atomic_store_n(&slot->ticks, 0, __ATOMIC_RELAXED);
  __atomic_store_n(&slot->interval, interval, __ATOMIC_RELEASE);
  __atomic_store_n(&slot->deadline, deadline, __ATOMIC_SEQ_CST);
}
