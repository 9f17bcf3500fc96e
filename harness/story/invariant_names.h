// What must hold in every take of any world, by name.
#pragma once

namespace harness {

inline constexpr const char* kNoMessageLost = "no message lost";
inline constexpr const char* kOneTaskAContainer = "one task a container";
inline constexpr const char* kOneExecutionAMessage = "one execution a message";

inline constexpr const char* kInvariantNames[] = {kNoMessageLost, kOneTaskAContainer,
                                                  kOneExecutionAMessage};

}  // namespace harness
