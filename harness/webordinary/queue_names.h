// The names by which the Webordinary platform's queues are known.
#pragma once

namespace harness {

inline constexpr const char* kInbox = "webordinary-email-queue";
// The beginnings of the queues' names, which a container's or a session's id follows.
inline constexpr const char* kInputPrefix = "webordinary-input-";
inline constexpr const char* kOutputPrefix = "webordinary-output-";
inline constexpr const char* kDlqPrefix = "webordinary-dlq-";

}  // namespace harness
