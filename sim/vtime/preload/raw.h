// System calls without the C library: no errno, no cancellation, no copies of the arguments.
//
// The last point is what the library stands on. The kernel reads a timeout through the pointer it
// is given, so a signal handler that has run before the call can still change it, and no wake-up
// is lost.
#pragma once

// The result of the system call, or minus the error number.
long vt_raw(long number, long a, long b, long c, long d, long e, long f);

#define VT_RAW(number, a, b, c, d, e, f) \
  vt_raw((number), (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))

// -1 and errno if `result` is minus an error number.
long vt_result(long result);

// The same call as a cancellation point, for calls that may wait.
long vt_raw_waiting(long number, long a, long b, long c, long d, long e, long f);

#define VT_RAW_WAITING(number, a, b, c, d, e, f) \
  vt_raw_waiting((number), (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
