#include "sim/late/late_library.h"

#include <dlfcn.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

extern "C" void late_library_is_missing() {
  constexpr std::string_view kLine = "backlot: a library was used before it was loaded\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kLine.data(), kLine.size());
  std::abort();
}

namespace sim {

void load_late(const LateLibrary* library) {
  if (library == nullptr) return;
  void* const handle = ::dlopen(library->file, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
  if (handle == nullptr) throw std::runtime_error(std::string("cannot load ") + ::dlerror());
  for (std::size_t i = 0; i < library->count; ++i) {
    void* const function = ::dlsym(handle, library->names[i]);
    if (function == nullptr) {
      throw std::runtime_error(std::string(library->file) + " has no function " +
                               library->names[i] + "; is it of another version?");
    }
    library->functions[i] = reinterpret_cast<LateFunction>(function);
  }
}

}  // namespace sim
