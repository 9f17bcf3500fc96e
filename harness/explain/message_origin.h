// Where a message came from: who sent it, in consequence of what, and what is in it.
#pragma once

#include <vector>

#include "harness/explain/message_life.h"

namespace harness {

std::vector<Sentence> origin_sentences(const Telling& telling, const MessageLife& life);

}  // namespace harness
