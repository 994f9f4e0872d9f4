# SPDX-License-Identifier: Apache-2.0
# A room is a folder under src/corridor. Its *.cpp make a library, its *_test.cpp a test program, and every
# header has to compile alone. Adding a file is adding the file: nothing here needs to change.
#
#   corridor_room(NAME [USES room...] [WITH library...])
#   corridor_program(PROGRAM FROM room [USES room...] [WITH library...])
#
# USES names all rooms that this room may include: tests/tidy reads the same lines and fails on any other
# include. WITH names third-party libraries. A room with more to say (a generated source, say) says it in
# src/corridor/NAME/more.cmake, which is included when the target corridor_NAME exists.

# Compiles each header alone that no source and no test includes first (those which do, prove it already).
function(corridor_check_headers room)
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.h)
  set(units)
  foreach(header IN LISTS headers)
    string(REGEX REPLACE "\\.h$" "" stem ${header})
    if(NOT EXISTS ${stem}.cpp AND NOT EXISTS ${stem}_test.cpp)
      cmake_path(GET header FILENAME name)
      set(unit ${CMAKE_CURRENT_BINARY_DIR}/headers/${room}/${name}.cpp)
      file(CONFIGURE OUTPUT ${unit} CONTENT "#include \"corridor/${room}/${name}\"\n")
      list(APPEND units ${unit})
    endif()
  endforeach()
  if(units)
    add_library(corridor_${room}_headers OBJECT ${units})
    target_link_libraries(corridor_${room}_headers PRIVATE corridor_${room} corridor_warnings)
  endif()
endfunction()

# One test program, its tests known to ctest by name.
function(corridor_test_program name)
  cmake_parse_arguments(TEST "" "" "SOURCES;WITH" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE CORRIDOR_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE ${TEST_WITH} corridor_warnings GTest::gmock GTest::gtest_main)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 120
    PROPERTIES TIMEOUT 600 ENVIRONMENT "CORRIDOR_PROGRAM=${PROJECT_BINARY_DIR}/corridor")
endfunction()

function(corridor_room name)
  cmake_parse_arguments(ROOM "" "" "USES;WITH" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*_test.cpp)
  list(REMOVE_ITEM sources ${tests} ${CMAKE_CURRENT_SOURCE_DIR}/${name}/main.cpp)

  set(kind PUBLIC)
  if(sources)
    add_library(corridor_${name} STATIC ${sources})
    target_link_libraries(corridor_${name} PRIVATE corridor_warnings)
    target_compile_definitions(corridor_${name} PRIVATE CORRIDOR_VERSION="${PROJECT_VERSION}")
  else()
    set(kind INTERFACE)
    add_library(corridor_${name} INTERFACE)
  endif()
  add_library(corridor::${name} ALIAS corridor_${name})
  target_include_directories(corridor_${name} ${kind} ${PROJECT_SOURCE_DIR}/src)
  list(TRANSFORM ROOM_USES PREPEND corridor_ OUTPUT_VARIABLE uses)
  target_link_libraries(corridor_${name} ${kind} corridor_language ${uses} ${ROOM_WITH})
  if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/more.cmake)
    include(${CMAKE_CURRENT_SOURCE_DIR}/${name}/more.cmake)
  endif()

  if(CORRIDOR_TESTS)
    corridor_check_headers(${name})
    if(tests)
      # Networks written as text (tests/support) are for the rooms that know what a network is.
      set(support)
      if("model" IN_LIST ROOM_USES OR name STREQUAL "model")
        set(support corridor_test_support)
      endif()
      corridor_test_program(${name}_test SOURCES ${tests} WITH corridor_${name} ${support})
    endif()
  endif()
endfunction()

function(corridor_program program)
  cmake_parse_arguments(PROGRAM "" "FROM" "USES;WITH" ${ARGN})
  corridor_room(${PROGRAM_FROM} USES ${PROGRAM_USES} WITH ${PROGRAM_WITH})
  set(main ${CMAKE_CURRENT_SOURCE_DIR}/${PROGRAM_FROM}/main.cpp)
  if(NOT EXISTS ${main})
    message(STATUS "No ${PROGRAM_FROM}/main.cpp yet: the program ${program} is not built")
    return()
  endif()
  add_executable(${program} ${main})
  target_link_libraries(${program} PRIVATE corridor_${PROGRAM_FROM} corridor_warnings)
  target_compile_definitions(${program} PRIVATE CORRIDOR_VERSION="${PROJECT_VERSION}")
  set_target_properties(${program} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
  install(TARGETS ${program})
endfunction()
