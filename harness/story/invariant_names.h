// What must hold in every take, by name.
#pragma once

namespace harness {

inline constexpr const char* kNoMessageLost = "no message lost";
inline constexpr const char* kOneTaskAContainer = "one task a container";
inline constexpr const char* kEveryMailAnswered = "every mail answered or accounted for";
inline constexpr const char* kOneExecutionACommand = "one execution a command";
inline constexpr const char* kNoWorkLost = "no work lost from git";

inline constexpr const char* kInvariantNames[] = {
    kNoMessageLost, kOneTaskAContainer, kEveryMailAnswered, kOneExecutionACommand, kNoWorkLost};

}  // namespace harness
