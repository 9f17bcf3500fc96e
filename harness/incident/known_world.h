// What a world file says that evidence is held against: its queues, tables, task definitions and
// mail domains, and which of them something runs for.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "harness/world/config.h"

namespace incident {

struct KnownQueue {
  std::string dead_letters;  // the name of its dead-letter queue; "" if it has none
  int most_receives = 0;     // after which a message goes there
  bool is_fed_by_topic = false;
};

struct KnownTable {
  std::vector<std::string> keys;  // the attributes of its primary key, the partition key first
  std::map<std::string, std::string> types;  // of all key attributes, those of indexes too: `S`
};

// A family of tasks.
struct KnownFamily {
  std::vector<std::string> containers;  // their names
  bool runs = false;                    // the world has something for one of its images
  int at_start = 0;                     // tasks that services of the setup start
  std::string service;                  // one of these services, or ""
};

struct KnownWorld {
  std::map<std::string, KnownQueue, std::less<>> queues;     // by name
  std::map<std::string, KnownTable, std::less<>> tables;     // by name
  std::map<std::string, KnownFamily, std::less<>> families;  // by name
  std::set<std::string, std::less<>> topics;                 // by name
  std::set<std::string, std::less<>> clusters;               // by name
  std::vector<std::string> mail_domains;
  std::set<std::string, std::less<>> images;  // those that it has something for
  std::vector<harness::SetupCall> setup;      // the calls that make all this
  bool has_programs = false;                  // whether anything runs in it
  bool is_made = false;  // of evidence alone: it has queues, tables and topics, and nothing else

  // The queue whose dead letters go to this one, if it is exactly one; else "".
  std::string source_of(std::string_view dead_letters) const;
  // Whether some queue sends its dead letters there.
  bool is_dead_letter_queue(std::string_view name) const;
  // The one family whose tasks this service keeps running; "" if there is none or are several.
  std::string family_of_service(std::string_view service) const;
  // The one family with a container of this name; "" if there is none or are several.
  std::string family_of_container(std::string_view container) const;
};

// What the setup of a world makes.
KnownWorld known_world(const harness::WorldConfig& world);

}  // namespace incident
