// The parts of a Story by their ids.
#pragma once

#include <map>
#include <string>

#include "harness/story/story.h"

namespace harness {

// REQUIRES: the story lives as long.
class StoryIndex {
 public:
  explicit StoryIndex(const Story& story) {
    for (const InboundStory& inbound : story.inbounds) inbounds_.emplace(inbound.id, &inbound);
    for (const CommandStory& command : story.commands) commands_.emplace(command.id, &command);
  }

  // Null if there is none.
  const InboundStory* inbound(const std::string& id) const { return find(inbounds_, id); }
  const CommandStory* command(const std::string& id) const { return find(commands_, id); }

 private:
  template <class T>
  static const T* find(const std::map<std::string, const T*>& map, const std::string& id) {
    const auto found = map.find(id);
    return found == map.end() ? nullptr : found->second;
  }

  std::map<std::string, const InboundStory*> inbounds_;
  std::map<std::string, const CommandStory*> commands_;
};

}  // namespace harness
