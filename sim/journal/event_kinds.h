// The kinds of events that a program may record, each with its fields and a line for people. Those
// who own events list their types; whoever puts a program together puts the lists together.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "sim/journal/event_type.h"

namespace sim {

// The types of one owner: `using Events = sim::EventTypes<MessageSent, MessageMoved>;`
template <EventType... T>
struct EventTypes {};

struct EventKind {
  struct Member {
    std::string_view name;
    std::string_view type;  // `text`, `number`, … as people call it
    bool may_be_absent = false;
  };
  std::string_view name;
  std::string_view says;  // what has happened
  std::vector<Member> members;
};

class EventKinds {
 public:
  // std::logic_error if there is such a kind already.
  template <EventType... T>
  void add(EventTypes<T...>) {
    (add({T::kKind, T::kSays, members_of<T>()}), ...);
  }

  // Null if there is no such kind.
  const EventKind* find(std::string_view name) const;
  // By name.
  const std::map<std::string_view, EventKind>& all() const { return kinds_; }

 private:
  void add(EventKind kind);

  template <class T>
  static std::vector<EventKind::Member> members_of() {
    std::vector<EventKind::Member> members;
    detail::each_field<T>([&]<class Class, class Member>(const Field<Class, Member>& field) {
      members.push_back({field.name, type_name<Member>(), detail::may_lack(field)});
    });
    return members;
  }
  template <class Member>
  static constexpr std::string_view type_name() {
    if constexpr (detail::kIsOptional<Member>) {
      return FieldForm<typename Member::value_type>::kName;
    } else {
      return FieldForm<Member>::kName;
    }
  }

  std::map<std::string_view, EventKind> kinds_;
};

}  // namespace sim
