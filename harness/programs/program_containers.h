// The containers of a World that are real processes and run now.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace harness {

class ProgramContainer;

class ProgramContainers {
 public:
  void add(ProgramContainer& container);
  void remove(const ProgramContainer& container);

  std::size_t size() const { return by_runtime_id_.size(); }
  // In the order of their starting.
  const std::vector<ProgramContainer*>& list() const { return in_order_; }
  // Each is null if there is none.
  ProgramContainer* by_runtime_id(std::string_view id) const;
  ProgramContainer* by_token(std::string_view token) const;
  ProgramContainer* by_credentials(std::string_view path) const;
  ProgramContainer* by_name(std::string_view name) const;  // one that is_called() this

 private:
  std::map<std::string, ProgramContainer*, std::less<>> by_runtime_id_;
  std::vector<ProgramContainer*> in_order_;
};

}  // namespace harness
