/* SPDX-License-Identifier: Apache-2.0 */
/* The files of the web app, packed by more.cmake, as read-only data of the program. */
        .section .rodata
        .balign 16
        .global corridor_app_begin
        .global corridor_app_end
corridor_app_begin:
        .incbin CORRIDOR_APP
corridor_app_end:
        .byte 0
        .section .note.GNU-stack,"",@progbits
